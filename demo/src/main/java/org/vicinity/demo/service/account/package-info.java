/** Who uses the service, and who is logged in. No HTTP in here. */
package org.vicinity.demo.service.account;
