@NullMarked
package dev.cyclonelariat.local.fault;

import org.jspecify.annotations.NullMarked;
