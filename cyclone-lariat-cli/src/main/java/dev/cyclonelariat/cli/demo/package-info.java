/**
 * {@code lariat demo}: events and commands travel through SNS and SQS to handlers, some of them
 * twice, some handlers failing, and the effects are counted against what was published.
 */
@NullMarked
package dev.cyclonelariat.cli.demo;

import org.jspecify.annotations.NullMarked;
