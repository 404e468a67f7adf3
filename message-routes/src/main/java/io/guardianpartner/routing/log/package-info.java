/** The messages about one order that a service keeps: those that it took up, and those that it told. */
package io.guardianpartner.routing.log;
