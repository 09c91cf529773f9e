/// Stylesheets of the components the shared screens use, in Mantine's required order; an entry adds its own after.
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import '../tokens/mantine.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/Progress.css';
import '@mantine/core/styles/Skeleton.css';
import '../tokens/semantic.css';
import '../tokens/base.css';
