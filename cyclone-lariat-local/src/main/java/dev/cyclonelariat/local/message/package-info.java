/** What is sent: bodies, attributes and the sums SQS takes of them. */
@NullMarked
package dev.cyclonelariat.local.message;

import org.jspecify.annotations.NullMarked;
