package io.guardianpartner.payments;

import java.nio.file.Path;

import io.guardianpartner.support.inspection.RouteInspection;
import io.guardianpartner.test.GeneratedFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RoutePicturesTest extends PaymentsTest {

    @Autowired
    private RouteInspection routes;

    @Test
    void thePicturesShowTheRoutesThatRun() {
        GeneratedFile.check(Path.of("ROUTES.md"), routes.pictures("Routes of payments"), RoutePicturesTest.class);
    }
}
