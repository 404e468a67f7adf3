package io.guardianpartner.catalog.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The portions that were added to the stock, or by a negative number taken from it. */
record AdjustmentRequest(@Min(-Stock.MOST) @Max(Stock.MOST) int delta) {}
