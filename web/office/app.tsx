/// Routes of the office, below /office. Everything but the sign-in and the invitation needs a session.
import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { Bones } from '@shared/ui/bones';
import { NotFound } from '@shared/ui/notfound';
import { InboxPage } from './pages/inbox';
import { LiveProvider } from './data/live';
import { Gate } from './gate';
import { Needs } from './parts/needs';
import { Shell, Start } from './shell';

const page = <K extends string>(load: () => Promise<Record<K, React.ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));

const Invitation = page(() => import('./pages/invitation'), 'Invitation');
const Counter = page(() => import('./pages/counter'), 'Counter');
const WorkPage = page(() => import('./pages/work'), 'WorkPage');
const WorkNewPage = page(() => import('./pages/work-new'), 'WorkNewPage');
const SearchPage = page(() => import('./pages/search'), 'SearchPage');
const CasePage = page(() => import('./pages/case'), 'CasePage');
const CaseReceipt = page(() => import('./pages/case-receipt'), 'CaseReceipt');
const CasePrint = page(() => import('./pages/case-print'), 'CasePrint');
const JournalPage = page(() => import('./pages/case-journal'), 'JournalPage');
const OverviewPage = page(() => import('./pages/overview'), 'OverviewPage');
const WallPage = page(() => import('./pages/wall'), 'WallPage');
const PlanPage = page(() => import('./pages/plan'), 'PlanPage');
const PlanImportPage = page(() => import('./pages/plan-import'), 'PlanImportPage');
const TargetPage = page(() => import('./pages/target'), 'TargetPage');
const TasksPage = page(() => import('./pages/tasks'), 'TasksPage');
const IndicatorsPage = page(() => import('./pages/indicators'), 'IndicatorsPage');
const IndicatorPage = page(() => import('./pages/indicator'), 'IndicatorPage');
const StaffPage = page(() => import('./pages/staff'), 'StaffPage');
const SystemPage = page(() => import('./pages/system'), 'SystemPage');

function Inside() {
  return (
    <Gate>
      <Shell>
        <Suspense
          fallback={
            <div style={{ padding: '2rem 1.5rem', minHeight: '80vh' }}>
              <Bones lines={8} />
            </div>
          }
        >
          <Switch>
            <Route path="/">
              <Start>
                <InboxPage />
              </Start>
            </Route>
            <Route path="/tiep-nhan">
              <Needs may="accept">
                <Counter />
              </Needs>
            </Route>
            <Route path="/viec-noi-bo">
              <Needs may="submit">
                <WorkPage />
              </Needs>
            </Route>
            <Route path="/viec-noi-bo/:code">
              <Needs may="submit">
                <WorkNewPage />
              </Needs>
            </Route>
            <Route path="/tra-cuu">
              <Needs may="search_cases">
                <SearchPage />
              </Needs>
            </Route>
            <Route path="/ho-so/:no">
              <CasePage />
            </Route>
            <Route path="/ho-so/:no/giay-tiep-nhan">
              <CaseReceipt />
            </Route>
            <Route path="/ho-so/:no/in/:form">
              <CasePrint />
            </Route>
            <Route path="/ho-so/:no/nhat-ky">
              <JournalPage />
            </Route>
            <Route path="/tong-quan">
              <OverviewPage />
            </Route>
            <Route path="/ke-hoach">
              <Needs may="read_plan">
                <PlanPage />
              </Needs>
            </Route>
            <Route path="/ke-hoach/nap">
              <Needs may="import_plan">
                <PlanImportPage />
              </Needs>
            </Route>
            <Route path="/ke-hoach/muc-tieu/:target">
              <Needs may="read_plan">
                <TargetPage />
              </Needs>
            </Route>
            <Route path="/nhiem-vu">
              <Needs may="read_plan">
                <TasksPage />
              </Needs>
            </Route>
            <Route path="/chi-so">
              <Needs may="read_indicator">
                <IndicatorsPage />
              </Needs>
            </Route>
            <Route path="/chi-so/:indicator">
              <Needs may="read_indicator">
                <IndicatorPage />
              </Needs>
            </Route>
            <Route path="/tai-khoan">
              <Needs may="manage_accounts">
                <StaffPage />
              </Needs>
            </Route>
            <Route path="/he-thong">
              <Needs may="read_jobs">
                <SystemPage />
              </Needs>
            </Route>
            <Route>
              <NotFound home="/" />
            </Route>
          </Switch>
        </Suspense>
      </Shell>
    </Gate>
  );
}

export function App() {
  return (
    <Router base="/office">
      <Switch>
        <Route path="/invitation">
          <Suspense>
            <Invitation />
          </Suspense>
        </Route>
        <Route path="/tong-quan/man-hinh">
          <Gate>
            <LiveProvider>
              <Suspense>
                <WallPage />
              </Suspense>
            </LiveProvider>
          </Gate>
        </Route>
        <Route>
          <Inside />
        </Route>
      </Switch>
    </Router>
  );
}
