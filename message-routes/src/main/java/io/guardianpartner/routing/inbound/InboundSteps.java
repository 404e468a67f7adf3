package io.guardianpartner.routing.inbound;

import org.apache.camel.Processor;

/** What the inbound route does, step by step. */
record InboundSteps(Processor receive, Processor validate, Processor address, Processor pause, Processor acknowledge) {}
