/** The operations of SNS, the topics of all accounts and regions, and delivery to their queues. */
@NullMarked
package dev.cyclonelariat.local.sns;

import org.jspecify.annotations.NullMarked;
