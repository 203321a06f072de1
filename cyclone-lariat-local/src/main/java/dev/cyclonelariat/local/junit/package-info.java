/**
 * The local SNS/SQS as a JUnit Jupiter extension. Needs {@code
 * org.junit.jupiter:junit-jupiter-api}.
 */
@NullMarked
package dev.cyclonelariat.local.junit;

import org.jspecify.annotations.NullMarked;
