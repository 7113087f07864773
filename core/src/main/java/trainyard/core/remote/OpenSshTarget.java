package trainyard.core.remote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.settings.Connection;

/**
 * Where the installed ssh is to connect, and how the user proves who they are, as its arguments. They hold for the last
 * machine only, not for the jump hosts on the way.
 *
 * @param jumps {@code [user@]host[:port]}, the first to go through first
 */
record OpenSshTarget(
        String user, String host, int port, Connection.Login login, Optional<Path> identity, List<String> jumps) {

    static OpenSshTarget of(Connection connection) {
        var jumps = connection.jumpHost().map(hops -> List.of(hops.split(","))).orElse(List.of());
        return new OpenSshTarget(
                connection.user(),
                connection.host(),
                connection.port(),
                connection.login(),
                connection.identity(),
                jumps);
    }

    List<String> options() {
        var options = new ArrayList<String>();
        if (!user.isEmpty()) {
            options.addAll(List.of("-l", user));
        }
        // The usual port is not said, so that the user's ssh_config may name another.
        if (port != HostKey.DEFAULT_PORT) {
            options.addAll(List.of("-p", Integer.toString(port)));
        }
        if (!jumps.isEmpty()) {
            options.addAll(List.of("-J", String.join(",", jumps)));
        }
        if (login == Connection.Login.PASSWORD) {
            options.addAll(List.of(
                    "-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=password,keyboard-interactive"));
        } else {
            options.addAll(List.of("-o", "PasswordAuthentication=no"));
        }
        if (login == Connection.Login.KEY && identity.isPresent()) {
            options.addAll(List.of("-o", "IdentitiesOnly=yes"));
        }
        return options;
    }

    /** The same machine, for commands that share a connection and so go nowhere themselves. */
    OpenSshTarget withoutJumps() {
        return new OpenSshTarget(user, host, port, login, identity, List.of());
    }

    String tried() {
        return switch (login) {
            case PASSWORD -> "a password";
            case KEY -> identity.map(file -> "the key " + file).orElse("the usual keys");
            case AGENT -> "the agent's keys";
        };
    }

    /** The machines on the way, and this one, each with the way to it: their keys are asked about in this order. */
    List<OpenSshTarget> hops() {
        var hops = new ArrayList<OpenSshTarget>();
        for (int i = 0; i < jumps.size(); i++) {
            hops.add(jump(jumps.get(i), jumps.subList(0, i)));
        }
        hops.add(this);
        return hops;
    }

    private static OpenSshTarget jump(String spec, List<String> before) {
        int at = spec.lastIndexOf('@');
        String user = at < 0 ? "" : spec.substring(0, at);
        String place = spec.substring(at + 1);
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon > 0 && place.substring(colon + 1).matches("\\d{1,5}");
        int port = hasPort ? Integer.parseInt(place.substring(colon + 1)) : HostKey.DEFAULT_PORT;
        String host = (hasPort ? place.substring(0, colon) : place).replaceAll("[\\[\\]]", "");
        return new OpenSshTarget(user, host, port, Connection.Login.AGENT, Optional.empty(), before);
    }
}
