/** Access policies of resources, as IAM evaluates them for one service that calls another. */
@NullMarked
package dev.cyclonelariat.local.policy;

import org.jspecify.annotations.NullMarked;
