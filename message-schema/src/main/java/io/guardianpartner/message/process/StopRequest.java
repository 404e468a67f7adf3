package io.guardianpartner.message.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Somebody wants the process to end: Ctrl-C, {@code kill}, a closed terminal. Unlike a shutdown hook, which runs beside
 * those of the libraries in use, it lets the process end in the right order. A second request ends it at once.
 */
public final class StopRequest implements AutoCloseable {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
    private static final int AT_ONCE = 130;

    private final CountDownLatch delivered = new CountDownLatch(1);
    private final Runnable action;
    private final List<Runnable> restorers = new ArrayList<>();
    private volatile boolean requested;

    private StopRequest(Runnable action) {
        this.action = action;
    }

    /** Listens from now on; the calling thread is interrupted when the request comes. */
    public static StopRequest listen() {
        return listen(Thread.currentThread()::interrupt);
    }

    /**
     * Listens from now on.
     *
     * @param action done when the request comes, in a thread of its own
     */
    public static StopRequest listen(Runnable action) {
        StopRequest request = new StopRequest(action);
        SIGNALS.forEach(request::handle);
        return request;
    }

    public boolean isRequested() {
        return requested;
    }

    /** Waits for the request. */
    public void await() {
        while (delivered.getCount() > 0) {
            try {
                delivered.await();
            } catch (InterruptedException e) {
                // This is the request; its delivery ends in a moment.
            }
        }
    }

    /** Makes sure that the interruption of a request neither is there nor still comes. */
    public void calm() {
        if (requested) {
            await();
        }
        Thread.interrupted();
    }

    /** Listens no more: the next request ends the process, as it does any other. */
    @Override
    public void close() {
        calm();
        restorers.forEach(Runnable::run);
    }

    private synchronized void request() {
        if (requested) {
            Runtime.getRuntime().halt(AT_ONCE);
        }
        requested = true;
        action.run();
        delivered.countDown();
    }

    /** By reflection: the class is in every JDK, but the compiler warns of it in a way that cannot be answered. */
    private void handle(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler answer = (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "handle" -> request();
                    case "equals" -> {
                        return proxy == arguments[0];
                    }
                    case "hashCode" -> {
                        return System.identityHashCode(proxy);
                    }
                    default -> {
                        return "stop request";
                    }
                }
                return null;
            };
            Method handle = signal.getMethod("handle", signal, handler);
            Object which = signal.getConstructor(String.class).newInstance(name);
            Object before = handle.invoke(null, which,
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler}, answer));
            restorers.add(() -> restore(handle, which, before));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // This signal cannot be listened to here: the process ends as any other does.
        }
    }

    private static void restore(Method handle, Object which, Object before) {
        try {
            handle.invoke(null, which, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what could be set can be set again", e);
        }
    }
}
