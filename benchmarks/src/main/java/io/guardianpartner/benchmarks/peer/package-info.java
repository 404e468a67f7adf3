/** What is measured beside Guardian: the bare SDK, bare JDBC, Camel's own consumer, Spring Cloud AWS. None validates. */
package io.guardianpartner.benchmarks.peer;
