/// Every route at phone and desktop size, in both themes and languages: axe finds nothing, nothing overflows,
/// no policy is violated. With SHOTS=dir the pictures are kept.
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { violations } from "./axe";
import { citizenRoutes } from "./fixtures/citizen";
import { officeRoutes } from "./fixtures/office";
import { mock, origin } from "./mock";

interface Shot {
  name: string;
  path: string;
  cookies?: string[];
}

const citizen: Shot[] = [
  { name: "home", path: "/" },
  { name: "search", path: "/tim?q=khai%20sinh" },
  { name: "procedure", path: "/thu-tuc/1.001193" },
  {
    name: "form-1",
    path: "/thu-tuc/1.001193/nop",
    cookies: ["ts_citizen_csrf"],
  },
  {
    name: "form-papers",
    path: "/thu-tuc/1.001193/nop?buoc=3",
    cookies: ["ts_citizen_csrf"],
  },
  {
    name: "form-review",
    path: "/thu-tuc/1.001193/nop?buoc=4",
    cookies: ["ts_citizen_csrf"],
  },
  { name: "signin", path: "/dang-nhap" },
  { name: "signup", path: "/dang-ky" },
  { name: "mine", path: "/ho-so", cookies: ["ts_citizen_csrf"] },
  { name: "case", path: "/ho-so/7", cookies: ["ts_citizen_csrf"] },
  { name: "supplement", path: "/ho-so/8", cookies: ["ts_citizen_csrf"] },
  { name: "result", path: "/ho-so/9", cookies: ["ts_citizen_csrf"] },
  {
    name: "receipt",
    path: "/ho-so/7/giay-tiep-nhan",
    cookies: ["ts_citizen_csrf"],
  },
  { name: "track", path: "/theo-doi" },
  { name: "journal", path: "/nhat-ky" },
  { name: "account", path: "/tai-khoan", cookies: ["ts_citizen_csrf"] },
  { name: "missing", path: "/khong-co" },
];

const staff = ["ts_staff_csrf"];
const office: Shot[] = [
  { name: "o-signin", path: "/office" },
  { name: "o-invitation", path: "/office/invitation#commune=17464&token=abc" },
  { name: "o-inbox", path: "/office", cookies: staff },
  { name: "o-counter", path: "/office/tiep-nhan", cookies: staff },
  { name: "o-search", path: "/office/tra-cuu", cookies: staff },
  { name: "o-case", path: "/office/ho-so/7", cookies: staff },
  { name: "o-receipt", path: "/office/ho-so/7/giay-tiep-nhan", cookies: staff },
  {
    name: "o-print",
    path: "/office/ho-so/7/in/phieu-kiem-soat",
    cookies: staff,
  },
  { name: "o-journal", path: "/office/ho-so/7/nhat-ky", cookies: staff },
  { name: "o-plan", path: "/office/ke-hoach?muc=12&dong=5", cookies: staff },
  { name: "o-target", path: "/office/ke-hoach/muc-tieu/12", cookies: staff },
  { name: "o-tasks", path: "/office/nhiem-vu", cookies: staff },
  { name: "o-indicators", path: "/office/chi-so", cookies: staff },
  {
    name: "o-indicator",
    path: "/office/chi-so/ty-le-ho-so-tthc-dung-han",
    cookies: staff,
  },
  { name: "o-staff", path: "/office/tai-khoan", cookies: staff },
  { name: "o-system", path: "/office/he-thong", cookies: staff },
  { name: "design", path: "/design" },
];

const phone = { width: 360, height: 800 };
const desktop = { width: 1280, height: 800 };
const vi = { theme: "light", lang: "vi" };
const en = { theme: "dark", lang: "en" };

/// Two of the four corners by default; all of them with ALL=1.
const looks = [
  { name: "phone light vi", viewport: phone, look: vi },
  { name: "desktop dark en", viewport: desktop, look: en },
  ...(process.env.ALL
    ? [
        { name: "phone dark en", viewport: phone, look: en },
        { name: "desktop light vi", viewport: desktop, look: vi },
      ]
    : []),
];

for (const { name, viewport, look } of looks) {
  test.describe(name, () => {
    test.use({ viewport });
    for (const shot of [...citizen, ...office]) {
      test(shot.name, async ({ page }) => {
        const complaints: string[] = [];
        page.on("console", (m) => {
          if (m.type() === "error" && !/status of 404/.test(m.text()))
            complaints.push(m.text());
        });
        page.on("pageerror", (e) => complaints.push(String(e)));
        await page.addInitScript((l) => {
          localStorage.setItem("ts.theme", l.theme);
          localStorage.setItem("ts.lang", l.lang);
        }, look);
        await mock(
          page,
          shot.path.startsWith("/office") ? officeRoutes : citizenRoutes,
          shot.cookies,
        );
        await page.goto(origin + shot.path);
        await page.locator("h1").first().waitFor({ state: "attached" });
        await page.waitForLoadState("networkidle");
        if (process.env.SHOTS)
          await page.screenshot({
            path: join(
              process.env.SHOTS,
              `${shot.name}-${name.replaceAll(" ", "-")}.png`,
            ),
            fullPage: true,
          });
        await expect(page.locator("h1").first()).toBeVisible(); // a page that is still coming is judged when it has come
        expect(await violations(page)).toEqual([]);
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          ),
        ).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
      });
    }
  });
}
