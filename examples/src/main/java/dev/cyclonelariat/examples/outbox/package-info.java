/** The outbox in the transactions of JDBC, Spring, JPA, jOOQ and JDBI. */
@NullMarked
package dev.cyclonelariat.examples.outbox;

import org.jspecify.annotations.NullMarked;
