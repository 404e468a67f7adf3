package io.guardianpartner.local.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * Ports that no two processes give out at the same time. A process claims a block of them by listening at the block's first port
 * as long as it lives: the system takes a claim back, however the process ends.
 */
final class FreePorts {

    /** Below what systems give to outgoing connections (Linux from 32768 on), so that none takes a port meanwhile. */
    private static final int FIRST = 10_000;
    private static final int BLOCKS = 220;
    private static final int PORTS_OF_A_BLOCK = 100;

    private final Map<Integer, ServerSocket> claims = new HashMap<>();
    private int next = (int) (ProcessHandle.current().pid() % BLOCKS) * PORTS_OF_A_BLOCK;

    /** @throws IllegalStateException if there is none */
    synchronized int next() {
        for (int tries = 0; tries < BLOCKS * PORTS_OF_A_BLOCK; tries++) {
            int candidate = Math.floorMod(next, BLOCKS * PORTS_OF_A_BLOCK);
            int block = candidate / PORTS_OF_A_BLOCK;
            if (!claimed(block)) {
                next = (block + 1) * PORTS_OF_A_BLOCK;
                continue;
            }
            next = candidate + 1;
            if (Loopback.isFree(FIRST + candidate)) {
                return FIRST + candidate;
            }
        }
        throw new IllegalStateException("No port is free on " + Loopback.HOST);
    }

    private boolean claimed(int block) {
        return claims.computeIfAbsent(block, FreePorts::claim) != null;
    }

    /** Null if another process has the block. */
    private static ServerSocket claim(int block) {
        try {
            return new ServerSocket(FIRST + block * PORTS_OF_A_BLOCK, 1, Loopback.socket(0).getAddress());
        } catch (IOException e) {
            return null;
        }
    }
}
