package io.guardianpartner.routing.inbound;

import org.apache.camel.Processor;

/** The steps of the inbound route. */
record InboundSteps(Processor receive, Processor validate, Processor address, Processor pause, Processor acknowledge) {}
