package io.guardianpartner.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** Open ports of this machine. */
final class Listeners {

    private Listeners() {}

    static List<Integer> portsOf(LocalCloud cloud) {
        return List.of(cloud.sqsEndpoint().getPort(), cloud.snsEndpoint().getPort(),
            cloud.dynamoDbEndpoint().getPort(), cloud.postgresPort(), cloud.secretsManagerEndpoint().getPort());
    }

    static boolean answers(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
