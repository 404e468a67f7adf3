package io.guardianpartner.load.cli;

import java.time.Duration;
import java.util.Random;

import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.run.LoadPlan;
import io.guardianpartner.message.text.Durations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Options for the amount and the kind of load. */
class AmountOptions {

    private static final int MOST_ITEMS = 50;
    private static final int MOST_PRODUCTS = 80;
    private static final int MOST_IN_FLIGHT = 2000;
    private static final int SEEDS = 1_000_000;

    /** Takes {@code 30s} or {@code 5m} from the command line. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Option(names = "--orders-per-second", paramLabel = "N", description = "Orders come at this rate, however long those before them take. Latency counts from when an order was meant to come.")
    private Double perSecond;

    @Option(names = "--for", paramLabel = "TIME", converter = Time.class, description = "How long orders come, as in 30s or 5m.")
    private Duration duration;

    @Option(names = "--orders", paramLabel = "N", description = "How many orders come at most.")
    private Integer orders;

    @Option(names = "--at-a-time", paramLabel = "K", description = "The number of guests, each of whom orders again as soon as the order before is done.")
    private Integer atATime;

    @Option(names = "--poisson", description = "Orders come at random times, as people do, not evenly.")
    private boolean poisson;

    @Option(names = "--in-flight", paramLabel = "N", defaultValue = "500", description = "Maximum orders under way; further guests are counted as not started. Default ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(names = "--no-pay", description = "Orders are placed only.")
    private boolean noPay;

    @Option(names = "--no-cook", description = "Orders are placed and paid only.")
    private boolean noCook;

    @Option(names = "--cook-time", paramLabel = "TIME", converter = Time.class, defaultValue = "0s", description = "Pause of the kitchen before each of its three steps. Default ${DEFAULT-VALUE}.")
    private Duration cookTime;

    @Option(names = "--look-every", paramLabel = "MILLISECONDS", defaultValue = "50", description = "Pause between two looks of a guest who has paid and waits; a tenth of the wait if that is longer. Default ${DEFAULT-VALUE}.")
    private int lookEvery;

    @Option(names = "--products", paramLabel = "N", defaultValue = "9", description = "Products made for the run, removed at its end. Default ${DEFAULT-VALUE}.")
    private int products;

    @Option(names = "--menu", description = "Orders the restaurant's own products instead; their stock is then not reconciled. So does a run without an admin token.")
    private boolean menu;

    @Option(names = "--items", paramLabel = "N", defaultValue = "2", description = "Different products in an order, 1 to 3 of each. Default ${DEFAULT-VALUE}.")
    private int items;

    @Option(names = "--settle", paramLabel = "TIME", converter = Time.class, defaultValue = "60s", description = "How long each step is tried again, and how long what is left at the end may take. Default ${DEFAULT-VALUE}.")
    private Duration settle;

    @Option(names = "--quiet-for", paramLabel = "TIME", converter = Time.class, defaultValue = "0s", description = "Checks everything once more, this long after all was well. Default ${DEFAULT-VALUE}: it does not.")
    private Duration quiet;

    @Option(names = "--strict", description = "Exit code 1 also for errors that a repetition healed, and for orders that could not be started.")
    private boolean strict;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the same orders at the same times again.")
    private Long seed;

    LoadPlan plan(CommandSpec spec, boolean onlyMenu) {
        if (perSecond == null == (atATime == null)) {
            throw wrong(spec, "say either --orders-per-second or --at-a-time");
        }
        if (duration == null && orders == null) {
            throw wrong(spec, "say how much: --for 30s, or --orders 100");
        }
        if (perSecond != null && !(perSecond > 0 && perSecond <= 10_000)) {
            throw wrong(spec, "--orders-per-second wants more than 0 and at most 10000");
        }
        if (duration != null && (duration.isZero() || duration.compareTo(LoadPlan.EVER) >= 0)) {
            throw wrong(spec, "--for wants some time less than 7d, as in 30s");
        }
        between(1, Integer.MAX_VALUE, orders == null ? 1 : orders, "--orders", spec);
        between(1, MOST_IN_FLIGHT, atATime == null ? 1 : atATime, "--at-a-time", spec);
        between(1, MOST_IN_FLIGHT, inFlight, "--in-flight", spec);
        between(1, 10_000, lookEvery, "--look-every", spec);
        between(1, MOST_PRODUCTS, products, "--products", spec);
        between(1, MOST_ITEMS, items, "--items", spec);
        OrderState goal = noPay ? OrderState.PAYMENT_PENDING : noCook ? OrderState.AWAITING : OrderState.FINISHED;
        return new LoadPlan(perSecond, duration == null ? LoadPlan.EVER : duration,
            orders == null ? Integer.MAX_VALUE : orders,
            atATime == null ? 0 : atATime, poisson, inFlight, goal, Duration.ofMillis(lookEvery), cookTime,
            menu || onlyMenu ? 0 : products, items, settle, quiet, strict,
            seed == null ? new Random().nextInt(SEEDS) : seed);
    }

    private static void between(int least, int most, int given, String option, CommandSpec spec) {
        if (given < least || given > most) {
            throw wrong(spec, option + " wants " + least + " to " + most + ", not " + given);
        }
    }

    private static ParameterException wrong(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
