package io.guardianpartner.catalog.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many portions lie on the shelf, as somebody has counted them. */
record CountRequest(@Min(0) @Max(Stock.MOST) int onHand) {}
