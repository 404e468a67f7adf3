package io.guardianpartner.catalog.menu;

/** The parts of the menu, in the order in which people read them. */
public enum CategoryType {
    MEAL, SIDE, DRINK, DESSERT
}
