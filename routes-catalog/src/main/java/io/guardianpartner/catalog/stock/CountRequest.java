package io.guardianpartner.catalog.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The portions on hand, as somebody has counted them. */
record CountRequest(@Min(0) @Max(Stock.MOST) int onHand) {}
