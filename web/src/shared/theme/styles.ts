// Order matters: Mantine in its layer first, then our tokens, then what the components bring themselves.
import '@fontsource-variable/inter';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './tokens.css';
import './global.css';
