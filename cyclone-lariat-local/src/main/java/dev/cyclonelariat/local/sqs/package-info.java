/** The operations of SQS and the queues of all accounts and regions. */
@NullMarked
package dev.cyclonelariat.local.sqs;

import org.jspecify.annotations.NullMarked;
