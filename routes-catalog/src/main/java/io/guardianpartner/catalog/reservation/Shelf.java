package io.guardianpartner.catalog.reservation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.catalog.stock.Holding;

/** The products that an order asks for, as they are while nobody else can change them. */
record Shelf(Map<UUID, Offer> offers) {

    static final Shelf EMPTY = new Shelf(Map.of());

    static Shelf of(List<Offer> offers) {
        Map<UUID, Offer> byProduct = new LinkedHashMap<>();
        offers.forEach(offer -> byProduct.put(offer.productId(), offer));
        return new Shelf(byProduct);
    }

    /**
     * What was asked for, with the names and prices of this moment.
     *
     * @throws ReservationRefused.UnknownProduct one of them is not on the menu
     */
    List<Line> lines(List<Want> wants) {
        List<Line> lines = new ArrayList<>();
        for (Want want : wants) {
            Offer offer = offers.get(want.productId());
            if (offer == null || !offer.onMenu()) {
                throw new ReservationRefused.UnknownProduct(want.productId());
            }
            lines.add(new Line(want.productId(), offer.name(), offer.unitPrice(), want.quantity()));
        }
        return lines;
    }

    /** Those of the lines that cannot be had; empty when all can. */
    List<Shortage> shortages(List<Line> lines) {
        List<Shortage> shortages = new ArrayList<>();
        for (Line line : lines) {
            Offer offer = offers.get(line.productId());
            int available = offer == null ? 0 : offer.available();
            if (available < line.quantity()) {
                shortages.add(new Shortage(line.productId(), line.name(), line.quantity(), available));
            }
        }
        return shortages;
    }

    /** The shelf after an order changed what it has of all these lines. */
    Shelf moved(Holding from, Holding to, List<Line> lines) {
        if (from == to) {
            return this;
        }
        Map<UUID, Offer> moved = new LinkedHashMap<>(offers);
        for (Line line : lines) {
            Offer offer = moved.get(line.productId());
            moved.put(line.productId(), offer.with(offer.stock().moved(from, to, line.quantity())));
        }
        return new Shelf(moved);
    }
}
