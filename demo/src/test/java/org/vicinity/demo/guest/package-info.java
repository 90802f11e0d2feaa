/** Programs that run beside the real BlueZ in the guest of {@code scripts/ble/guest.sh}. */
package org.vicinity.demo.guest;
