/** The outbox in Spring's transactions; needs {@code spring-jdbc}. */
@NullMarked
package dev.cyclonelariat.outbox.spring;

import org.jspecify.annotations.NullMarked;
