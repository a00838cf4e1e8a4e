package org.liandan.bench;

import io.github.yezhihao.protostar.annotation.Field;
import org.jspecify.annotations.Nullable;

/** The header of 2013 for the peer of {@link PeerLocation}: its users' messages extend such a class. */
public class PeerMessage {

    @Field(length = 2)
    private int messageId;

    @Field(length = 2)
    private int properties;

    @Field(length = 6, charset = "BCD")
    private @Nullable String clientId;

    @Field(length = 2)
    private int serialNo;

    public int getMessageId() {
        return messageId;
    }

    public void setMessageId(int messageId) {
        this.messageId = messageId;
    }

    public int getProperties() {
        return properties;
    }

    public void setProperties(int properties) {
        this.properties = properties;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public int getSerialNo() {
        return serialNo;
    }

    public void setSerialNo(int serialNo) {
        this.serialNo = serialNo;
    }
}
