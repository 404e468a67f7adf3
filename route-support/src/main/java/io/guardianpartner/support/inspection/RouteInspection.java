package io.guardianpartner.support.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.guardianpartner.support.FailureSummary;
import io.guardianpartner.support.inspection.RouteMeters.StepTime;
import io.guardianpartner.support.inspection.RouteShape.Step;
import io.guardianpartner.support.inspection.RouteView.Exchanges;
import io.guardianpartner.support.inspection.RouteView.LastFailure;
import io.guardianpartner.support.inspection.RouteView.StepView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/** Shows the running routes: their state and structure by Camel, their counts by the meters that there are anyway. */
public final class RouteInspection {

    private final CamelContext camel;
    private final Supplier<MeterRegistry> meters;
    private final LastExchanges last;

    RouteInspection(CamelContext camel, Supplier<MeterRegistry> meters, LastExchanges last) {
        this.camel = camel;
        this.meters = meters;
        this.last = last;
    }

    /** All routes by their ids, without their steps. */
    public List<RouteView> routes() {
        RouteMeters read = RouteMeters.read(meters.get());
        return camel.getRoutes().stream().map(route -> view(route, read)).sorted(Comparator.comparing(RouteView::id))
            .toList();
    }

    /** A route with its steps and its picture. */
    public Optional<RouteView> route(String id) {
        RouteMeters read = RouteMeters.read(meters.get());
        return RouteShapes.of(camel).stream().filter(shape -> shape.id().equals(id)).findFirst()
            .map(shape -> view(camel.getRoute(id), read).with(steps(shape, read), Flowchart.of(List.of(shape))));
    }

    /** The pictures of all routes, as a Markdown document. */
    public String pictures(String title) {
        return RoutePictures.of(title, RouteShapes.of(camel));
    }

    ServiceStatus state(String id) {
        return camel.getRouteController().getRouteStatus(id);
    }

    /** How many routes do not run. */
    long stopped() {
        return camel.getRoutes().stream().filter(route -> !state(route.getRouteId()).isStarted()).count();
    }

    private RouteView view(Route route, RouteMeters read) {
        String id = route.getRouteId();
        String uri = route.getEndpoint().getEndpointUri();
        RouteSource source = RouteSource.of(uri);
        ServiceStatus state = state(id);
        List<RouteCommand> commands = Arrays.stream(RouteCommand.values())
            .filter(command -> source.isOwn() && command.isFor(state)).toList();
        return new RouteView(id, RouteGroups.of(route), EndpointName.of(uri), source, state,
            state.isStarted() ? route.getUptimeMillis() / 1000 : null, commands, exchanges(id, read),
            last.endedAt(id) == 0 ? null : Instant.ofEpochMilli(last.endedAt(id)), failure(id), null, null);
    }

    private Exchanges exchanges(String id, RouteMeters read) {
        if (!read.know(id)) {
            return null;
        }
        Timer timer = read.ofRoute(id);
        return new Exchanges(read.total(id), read.failed(id), read.failuresHandled(id),
            camel.getInflightRepository().size(id), RouteMeters.meanMillis(timer), RouteMeters.maxMillis(timer));
    }

    private LastFailure failure(String id) {
        LastExchanges.Failure failure = last.failure(id);
        return failure == null
            ? null
            : new LastFailure(Instant.ofEpochMilli(failure.at()), FailureSummary.of(failure.failure()));
    }

    private static List<StepView> steps(RouteShape route, RouteMeters read) {
        List<StepView> views = new ArrayList<>();
        route.steps().forEach(step -> add(step, 0, route.id(), read, views));
        route.errors().forEach(error -> error.steps().forEach(step -> add(step, 1, route.id(), read, views)));
        return views;
    }

    private static void add(Step step, int level, String route, RouteMeters read, List<StepView> views) {
        StepTime time = step.id() == null ? null : read.ofStep(route, step.id());
        views.add(new StepView(step.id(), step.kind(), level, step.target(), time == null ? null : time.count(),
            time == null ? null : time.meanMillis(), time == null ? null : time.maxMillis()));
        step.branches().forEach(branch -> branch.steps().forEach(inner -> add(inner, level + 1, route, read, views)));
    }
}
