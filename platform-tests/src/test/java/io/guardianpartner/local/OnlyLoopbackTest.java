package io.guardianpartner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class OnlyLoopbackTest {

    private static final String LISTENING = "0A";
    /** 127.0.0.1 as the kernel writes it, alone and inside an IPv6 address. */
    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F");

    @Test
    void everyPartAnswersOn127001AndOnNoOtherAddressOfTheMachine() throws Exception {
        List<Integer> ports = Listeners.portsOf(SharedLocalCloud.get());

        assertThat(ports).allSatisfy(port -> assertThat(Listeners.answers("127.0.0.1", port)).isTrue());
        for (String address : otherAddresses()) {
            assertThat(ports).allSatisfy(
                port -> assertThat(Listeners.answers(address, port)).as("%s:%d", address, port).isFalse());
        }
    }

    @Test
    void noListenerOfThisProcessIsOnAnotherInterface() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")));
        SharedLocalCloud.get();

        List<String> own = listenersWith(ownSockets());

        assertThat(own).isNotEmpty().allSatisfy(address -> assertThat(LOOPBACK).contains(address));
    }

    /** 127.0.0.2 is this machine too where the whole of 127/8 is; a listener on all interfaces would answer there. */
    private static List<String> otherAddresses() throws IOException {
        List<String> addresses = new ArrayList<>(List.of("127.0.0.2", "::1"));
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .forEach(addresses::add);
        return addresses;
    }

    private static Set<String> ownSockets() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                }
            }
        }
        return inodes;
    }

    private static List<String> listenersWith(Set<String> inodes) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.isReadable(Path.of(table))) {
                Files.readAllLines(Path.of(table))
                    .stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[3].equals(LISTENING) && inodes.contains(columns[9]))
                    .forEach(columns -> addresses.add(columns[1].substring(0, columns[1].indexOf(':'))));
            }
        }
        return addresses;
    }
}
