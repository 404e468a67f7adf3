package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceContextTest {

    private static final String CAME = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String SPAN = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-00";

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void handsOnWhatCameAndLinesOfTheLogNameItsTrace() {
        TraceContext.enter(CAME);

        assertThat(TraceContext.traceparent()).hasValue(CAME);
        assertThat(MDC.get("trace_id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void handsOnTheSpanInPlaceOfWhatCameUntilItEnds() {
        TraceContext.enter(CAME);
        String before = TraceContext.inSpan(SPAN);
        TraceContext.enter("00-ffffffffffffffffffffffffffffffff-b7ad6b7169203331-01");

        assertThat(TraceContext.traceparent()).hasValue(SPAN);
        assertThat(MDC.get("trace_id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");

        TraceContext.enter(CAME);
        TraceContext.inSpan(before);
        assertThat(TraceContext.traceparent()).hasValue(CAME);
    }

    @Test
    void goesBackToTheSpanAroundAnother() {
        TraceContext.inSpan(CAME);
        String outer = TraceContext.inSpan(SPAN);
        TraceContext.inSpan(outer);

        assertThat(TraceContext.traceparent()).hasValue(CAME);
    }

    @Test
    void leavesNothingBehind() {
        TraceContext.enter(CAME);
        TraceContext.about("an order");
        String before = TraceContext.inSpan(SPAN);
        TraceContext.leave();
        TraceContext.inSpan(before);

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void namesNoTraceForWhatIsNone() {
        TraceContext.enter("anything\r\nelse");

        assertThat(TraceContext.traceparent()).isEmpty();
        assertThat(MDC.get("trace_id")).isNull();
    }
}
