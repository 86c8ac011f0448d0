// Kaoto's editor, as Visual Studio Code has it, in a page of its own. A script gives it files, and reads them back, by window.kaoto.
import '@patternfly/patternfly/patternfly.css';
import { createRoot } from 'react-dom/client';
import { KaotoEditorApp } from './node_modules/@kaoto/kaoto/lib/esm/multiplying-architecture/KaotoEditorApp.js';
import { DefaultSettingsAdapter } from './node_modules/@kaoto/kaoto/lib/esm/models/settings/index.js';

const nothing = { send() {} };
let isReady;
const ready = new Promise((resolve) => (isReady = resolve));
const channelApi = {
  notifications: {
    kogitoEditor_ready: { send: () => isReady() },
    kogitoWorkspace_newEdit: nothing,
    kogitoNotifications_setNotifications: nothing,
    kogitoEditor_stateControlCommandUpdate: nothing,
  },
  requests: {
    getMetadata: async () => undefined,
    setMetadata: async () => {},
    getResourceContent: async () => undefined,
    saveResourceContent: async () => {},
    deleteResource: async () => false,
    askUserForFileSelection: async () => undefined,
    getSuggestions: async () => [],
    onStepUpdated: async () => {},
  },
};
const settings = new DefaultSettingsAdapter({ catalogUrl: new URLSearchParams(location.search).get('catalog') });
const editor = new KaotoEditorApp({ channelApi }, { channel: 'VSCODE', fileExtension: 'camel.yaml' }, settings);
editor.af_onOpen();
createRoot(document.getElementById('root')).render(editor.af_componentRoot());

window.kaoto = {
  open: async (name, yaml) => {
    await ready;
    await editor.setContent(name, yaml);
  },
  content: () => editor.getContent(),
};
