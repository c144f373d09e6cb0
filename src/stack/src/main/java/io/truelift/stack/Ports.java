package io.truelift.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports of the loopback address. */
final class Ports {
    private Ports() {}

    static int free() {
        return tryPort(0)
                .orElseThrow(() ->
                        new StackException("Cannot find a free port on 127.0.0.1. Close some servers and try again."));
    }

    /** The wanted port or, where it is taken, one of the next hundred. */
    static int freeFrom(int wanted) {
        for (int port = wanted; port < wanted + 100; port++) {
            if (tryPort(port).isPresent()) {
                return port;
            }
        }
        return free();
    }

    private static java.util.Optional<Integer> tryPort(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return java.util.Optional.of(socket.getLocalPort());
        } catch (IOException e) {
            return java.util.Optional.empty();
        }
    }
}
