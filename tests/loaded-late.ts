// What the app loads late is there before a test ends, and with it the page that it would be loaded into.
import '#ui/MenuItems.svelte';
