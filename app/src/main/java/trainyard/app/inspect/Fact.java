package trainyard.app.inspect;

import java.util.List;
import trainyard.app.kit.PropertyList.Property;

/** A titled group of properties. */
record Fact(String title, List<Property> properties) {}
