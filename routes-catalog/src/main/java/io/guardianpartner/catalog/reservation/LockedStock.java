package io.guardianpartner.catalog.reservation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.catalog.stock.Allocation;

/** The products that an order asks for, as they are while nobody else can change them. */
record LockedStock(Map<UUID, LockedProduct> products) {

    static final LockedStock EMPTY = new LockedStock(Map.of());

    static LockedStock of(List<LockedProduct> products) {
        Map<UUID, LockedProduct> byProduct = new LinkedHashMap<>();
        products.forEach(product -> byProduct.put(product.productId(), product));
        return new LockedStock(byProduct);
    }

    /**
     * What was asked for, with the names and prices of this moment.
     *
     * @throws ReservationRejection.UnknownProduct one of them is not on the menu
     */
    List<Line> lines(List<RequestedPortions> portions) {
        List<Line> lines = new ArrayList<>();
        for (RequestedPortions one : portions) {
            LockedProduct product = products.get(one.productId());
            if (product == null || !product.onMenu()) {
                throw new ReservationRejection.UnknownProduct(one.productId());
            }
            lines.add(new Line(one.productId(), product.name(), product.unitPrice(), one.quantity()));
        }
        return lines;
    }

    /** Those of the lines that cannot be had; empty when all can. */
    List<Shortage> shortages(List<Line> lines) {
        List<Shortage> shortages = new ArrayList<>();
        for (Line line : lines) {
            LockedProduct product = products.get(line.productId());
            int available = product == null ? 0 : product.available();
            if (available < line.quantity()) {
                shortages.add(new Shortage(line.productId(), line.name(), line.quantity(), available));
            }
        }
        return shortages;
    }

    /** The stock after an order changed what it has of all these lines. */
    LockedStock moved(Allocation from, Allocation to, List<Line> lines) {
        if (from == to) {
            return this;
        }
        Map<UUID, LockedProduct> moved = new LinkedHashMap<>(products);
        for (Line line : lines) {
            LockedProduct product = moved.get(line.productId());
            moved.put(line.productId(), product.with(product.stock().moved(from, to, line.quantity())));
        }
        return new LockedStock(moved);
    }
}
