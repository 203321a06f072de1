/** Filter policies of SNS subscriptions: which messages a subscription wants. */
@NullMarked
package dev.cyclonelariat.local.filter;

import org.jspecify.annotations.NullMarked;
