package org.liandan.gateway.door;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses and networks as an operator names them: {@code 10.20.0.0/16}, {@code 192.0.2.7}, {@code 2001:db8::/32}. */
final class Networks {

    private static final int MOST = 1_000;
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<IpSubnetFilterRule> networks;

    private Networks(List<IpSubnetFilterRule> networks) {
        this.networks = networks;
    }

    /**
     * @param setting name of the setting, for the refusal
     * @param named addresses and networks, at most 1,000
     * @throws IllegalArgumentException naming the setting and the entry that is neither
     */
    static Networks of(String setting, List<String> named) {
        if (named.size() > MOST) {
            throw new IllegalArgumentException(setting + " names more than " + MOST + " networks");
        }
        return new Networks(named.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> network(setting, entry))
                .toList());
    }

    private static IpSubnetFilterRule network(String setting, String entry) {
        int slash = entry.indexOf('/');
        try {
            String address = slash < 0 ? entry : entry.substring(0, slash);
            if (!LITERAL.matcher(address).matches()) {
                // a name would be asked for, and be somebody else's tomorrow
                throw new IllegalArgumentException(address);
            }
            int most = address.contains(":") ? 128 : 32;
            int prefix = slash < 0 ? most : Integer.parseInt(entry.substring(slash + 1));
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    setting + ": '" + entry + "' is no address and no network (such as 10.20.0.0/16)", e);
        }
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    boolean contain(InetAddress address) {
        InetSocketAddress asked = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(asked));
    }
}
