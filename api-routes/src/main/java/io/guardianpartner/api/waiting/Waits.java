package io.guardianpartner.api.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.springframework.context.SmartLifecycle;

/**
 * The requests that wait. A route that lets readers wait says for what by {@link #watch} before it reads the state, and gives its
 * answer a tag of that state; who changes it, or looks at it, says so by {@link #tell}. A stopping service answers all of them
 * before its server waits for requests to end.
 */
public final class Waits implements SmartLifecycle {

    private static final String ATTRIBUTE = Wait.class.getName();
    private static final String PROPERTY = "guardianWait";
    private static final String APPLIED = "Preference-Applied";
    private static final int OK = 200;
    private static final Set<Integer> STATES = Set.of(OK, 304);

    private final WaitProperties properties;
    private final Semaphore places;
    private final ConcurrentHashMap<String, Awaited> awaited = new ConcurrentHashMap<>();
    private volatile boolean running;

    public Waits(WaitProperties properties) {
        this.properties = properties;
        places = new Semaphore(properties.atOnce());
    }

    /** The wait that a request asks for; null for none. */
    Wait begin(HttpServletRequest request) {
        OptionalLong seconds = WaitPreference.of(request, properties.longest());
        if (!running || seconds.isEmpty()) {
            return null;
        }
        Wait wait = new Wait(seconds.getAsLong());
        request.setAttribute(ATTRIBUTE, wait);
        return wait;
    }

    /** The exchange is of this request. */
    public static void enter(Exchange exchange, HttpServletRequest request) {
        exchange.setProperty(PROPERTY, request.getAttribute(ATTRIBUTE));
    }

    /** Says in an answer how long it would have waited; nothing if it would not, or of what it answers there is no state. */
    public static void leave(Exchange exchange) {
        Wait wait = exchange.getProperty(PROPERTY, Wait.class);
        if (wait != null && wait.key() != null
            && STATES.contains(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, OK, Integer.class))) {
            exchange.getMessage().setHeader(APPLIED, "wait=" + wait.seconds());
        }
    }

    /**
     * The route of this exchange is about to read what has this key. Its request waits for another state than the one it has, if it
     * asked to, and there is a place.
     */
    public void watch(Exchange exchange, Object key) {
        Wait wait = exchange.getProperty(PROPERTY, Wait.class);
        if (wait != null && (key.toString().equals(wait.key()) || isAdmitted(wait, key.toString()))) {
            wait.listen(key.toString());
        }
    }

    /**
     * What has this key is in this state now.
     *
     * @param tag of the state, as answers have it; asked for only if somebody waits
     */
    public void tell(Object key, Supplier<String> tag) {
        Awaited one = awaited.get(key.toString());
        if (one != null) {
            String state = tag.get();
            waits(key.toString()).forEach(wait -> wait.tell(state));
        }
    }

    /**
     * The keys of what may have been changed by another pod unnoticed: somebody should look and {@link #tell}. Each is named
     * after longer and longer times as long as somebody waits for it.
     *
     * @param most how many
     */
    public List<String> due(int most) {
        List<String> due = new ArrayList<>();
        long now = System.nanoTime();
        for (String key : awaited.keySet()) {
            awaited.computeIfPresent(key, (same, one) -> {
                if (due.size() < most && one.isDue(now, properties.lookMax())) {
                    due.add(key);
                }
                return one;
            });
        }
        return due;
    }

    /** How many requests wait now. */
    public int waiting() {
        return properties.atOnce() - places.availablePermits();
    }

    /** The request is answered. */
    void close(Wait wait) {
        String key = wait.key();
        if (key != null) {
            awaited.computeIfPresent(key, (same, one) -> {
                one.remove(wait);
                return one.isEmpty() ? null : one;
            });
            places.release();
        }
    }

    private boolean isAdmitted(Wait wait, String key) {
        if (wait.key() != null || !running || !places.tryAcquire()) {
            return false;
        }
        boolean[] isAdded = new boolean[1];
        awaited.compute(key, (same, known) -> {
            Awaited one = known == null ? new Awaited(properties.look(), System.nanoTime()) : known;
            isAdded[0] = one.add(wait, properties.ofOne());
            return one;
        });
        if (!isAdded[0]) {
            places.release();
        } else if (!running) {
            wait.end();
        }
        return isAdded[0];
    }

    private List<Wait> waits(String key) {
        List<Wait> all = new ArrayList<>();
        awaited.computeIfPresent(key, (same, one) -> {
            all.addAll(one.waits());
            return one;
        });
        return all;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        awaited.keySet().forEach(key -> waits(key).forEach(Wait::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
