package io.guardianpartner.api.waiting;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One thing that requests wait for: these requests, and the time of the next look at it. Guarded by the map that holds it. */
final class Awaited {

    private final Set<Wait> waits = new HashSet<>();
    private Duration pause;
    private long nextLook;

    Awaited(Duration look, long now) {
        pause = look;
        nextLook = now + look.toNanos();
    }

    /** @return false if there is no place for one more */
    boolean add(Wait wait, int most) {
        return waits.size() < most && waits.add(wait);
    }

    void remove(Wait wait) {
        waits.remove(wait);
    }

    boolean isEmpty() {
        return waits.isEmpty();
    }

    List<Wait> waits() {
        return List.copyOf(waits);
    }

    /** Whether it is to be looked at; then it is again after twice the time, up to a longest one. */
    boolean isDue(long now, Duration longest) {
        if (now - nextLook < 0) {
            return false;
        }
        pause = pause.multipliedBy(2).compareTo(longest) > 0 ? longest : pause.multipliedBy(2);
        nextLook = now + pause.toNanos();
        return true;
    }
}
