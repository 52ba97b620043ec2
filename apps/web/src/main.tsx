import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { Pages } from './app/Pages';
import { Voice } from './app/Voice';
import { client } from './lib/client';
import './app/tokens.css';
import './app/base.css';
import './ui/ui.css';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has lost its #app.');

createRoot(place).render(
  <StrictMode>
    <Provider value={client}>
      <Voice>
        <Pages />
      </Voice>
    </Provider>
  </StrictMode>,
);
