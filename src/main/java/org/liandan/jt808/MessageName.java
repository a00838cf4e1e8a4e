package org.liandan.jt808;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What people call a message (JT/T 808 appendix B; JT/T 1078-2016; T/JSATL 12-2017).
 *
 * @param messageId 0 to 0xffff
 * @param chinese name in the standard
 * @param english name in this project
 */
public record MessageName(int messageId, String chinese, String english) {

    private static final Map<Integer, MessageName> ALL = """
            0001|终端通用应答|general answer of the terminal
            0002|终端心跳|heartbeat
            0003|终端注销|logout
            0004|查询服务器时间请求|query of the server's time
            0005|终端补传分包请求|request of missing packages by the terminal
            0100|终端注册|registration
            0102|终端鉴权|authentication
            0104|查询终端参数应答|parameters
            0107|查询终端属性应答|properties
            0108|终端升级结果通知|upgrade result
            0200|位置信息汇报|position report
            0201|位置信息查询应答|queried position
            0301|事件报告|event report
            0302|提问应答|answer to a question
            0303|信息点播/取消|information on demand
            0500|车辆控制应答|vehicle control answer
            0608|查询区域或线路数据应答|areas or routes
            0700|行驶记录数据上传|driving recorder data
            0701|电子运单上报|electronic waybill
            0702|驾驶员身份信息采集上报|driver identity
            0704|定位数据批量上传|batch of position reports
            0705|CAN 总线数据上传|CAN data
            0800|多媒体事件信息上传|media event
            0801|多媒体数据上传|media
            0802|存储多媒体数据检索应答|stored media found
            0805|摄像头立即拍摄命令应答|photo answer
            0900|数据上行透传|pass-through up
            0901|数据压缩上报|compressed data
            0a00|终端 RSA 公钥|RSA key of the terminal
            1003|终端上传音视频属性|audio and video properties
            1005|终端上传乘客流量|passenger count
            1205|终端上传音视频资源列表|list of recordings
            1206|文件上传完成通知|file upload finished
            1210|报警附件信息|alarm attachments
            1211|文件信息上传|attachment file
            1212|文件上传完成|attachment file finished
            8001|平台通用应答|general answer of the platform
            8003|服务器补传分包请求|request of missing packages by the platform
            8004|查询服务器时间应答|server's time
            8100|终端注册应答|registration answer
            8103|设置终端参数|set parameters
            8104|查询终端参数|query parameters
            8105|终端控制|terminal control
            8106|查询指定终端参数|query listed parameters
            8107|查询终端属性|query properties
            8108|下发终端升级包|upgrade package
            8201|位置信息查询|query position
            8202|临时位置跟踪控制|temporary tracking
            8203|人工确认报警消息|alarm confirmation
            8204|链路检测|link check
            8300|文本信息下发|text
            8301|事件设置|set events
            8302|提问下发|question
            8303|信息点播菜单设置|set information menu
            8304|信息服务|information
            8400|电话回拨|call back
            8401|设置电话本|set phone book
            8500|车辆控制|vehicle control
            8600|设置圆形区域|set circles
            8601|删除圆形区域|delete circles
            8602|设置矩形区域|set rectangles
            8603|删除矩形区域|delete rectangles
            8604|设置多边形区域|set polygon
            8605|删除多边形区域|delete polygons
            8606|设置路线|set route
            8607|删除路线|delete routes
            8608|查询区域或线路数据|query areas or routes
            8700|行驶记录数据采集命令|collect driving recorder data
            8701|行驶记录参数下传命令|set driving recorder parameters
            8702|上报驾驶员身份信息请求|query driver identity
            8800|多媒体数据上传应答|media answer
            8801|摄像头立即拍摄命令|take photos
            8802|存储多媒体数据检索|search stored media
            8803|存储多媒体数据上传命令|upload stored media
            8804|录音开始命令|record sound
            8805|单条存储多媒体数据检索上传命令|upload one stored medium
            8900|数据下行透传|pass-through down
            8a00|平台 RSA 公钥|RSA key of the platform
            9101|实时音视频传输请求|live audio and video
            9102|音视频实时传输控制|live audio and video control
            9105|实时音视频传输状态通知|live audio and video state
            9201|平台下发远程录像回放请求|playback
            9202|平台下发远程录像回放控制|playback control
            9205|查询资源列表|query recordings
            9206|文件上传指令|upload file
            9208|报警附件上传指令|upload alarm attachments
            9212|文件上传完成应答|attachment file answer
            9301|云台旋转|turn camera
            9302|云台调整焦距控制|camera focus
            """.lines()
            .map(line -> line.split("\\|", -1))
            .map(cells -> new MessageName(Integer.parseInt(cells[0], 16), cells[1], cells[2]))
            .collect(Collectors.toUnmodifiableMap(MessageName::messageId, Function.identity()));

    /** The name of the messages with that id, if there is one. */
    public static Optional<MessageName> of(int messageId) {
        return Optional.ofNullable(ALL.get(messageId));
    }
}
