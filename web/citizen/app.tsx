/// Routes of the citizen's program. The home is in the first load; the rest comes when it is needed.
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Bones } from '@shared/ui/bones';
import { NotFound } from '@shared/ui/notfound';
import { Home } from './pages/home';
import { Shell } from './shell';

const page = <K extends string>(load: () => Promise<Record<K, React.ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));

const Search = page(() => import('./pages/search'), 'Search');
const LifePage = page(() => import('./pages/life'), 'LifePage');
const ProcedurePage = page(() => import('./pages/procedure'), 'ProcedurePage');
const Filing = page(() => import('./pages/filing'), 'Filing');
const SignIn = page(() => import('./pages/signin'), 'SignIn');
const SignUp = page(() => import('./pages/signup'), 'SignUp');
const Account = page(() => import('./pages/account'), 'Account');
const Mine = page(() => import('./pages/mine'), 'Mine');
const CasePage = page(() => import('./pages/case'), 'CasePage');
const ReceiptPage = page(() => import('./pages/receipt'), 'ReceiptPage');
const Track = page(() => import('./pages/track'), 'Track');
const Waiting = page(() => import('./pages/waiting'), 'Waiting');
const Journal = page(() => import('./pages/journal'), 'Journal');

export function App() {
  return (
    <Shell>
      <Suspense
        fallback={
          <div style={{ padding: '2rem 1rem', minHeight: '70vh' }}>
            <Bones lines={6} />
          </div>
        }
      >
        <Switch>
          <Route path="/">
            <Home />
          </Route>
          <Route path="/tim">
            <Search />
          </Route>
          <Route path="/viec/:id">
            <LifePage />
          </Route>
          <Route path="/thu-tuc/:code">
            <ProcedurePage />
          </Route>
          <Route path="/thu-tuc/:code/nop">
            <Filing />
          </Route>
          <Route path="/dang-nhap">
            <SignIn />
          </Route>
          <Route path="/dang-ky">
            <SignUp />
          </Route>
          <Route path="/tai-khoan">
            <Account />
          </Route>
          <Route path="/ho-so">
            <Mine />
          </Route>
          <Route path="/ho-so/:no">
            <CasePage />
          </Route>
          <Route path="/ho-so/:no/giay-tiep-nhan">
            <ReceiptPage />
          </Route>
          <Route path="/theo-doi">
            <Track />
          </Route>
          <Route path="/cho-gui">
            <Waiting />
          </Route>
          <Route path="/nhat-ky">
            <Journal />
          </Route>
          <Route>
            <NotFound home="/" />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
