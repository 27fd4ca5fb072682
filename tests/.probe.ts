import { chromium } from 'playwright-core';
import { startDemoService } from './support/demo-service.ts';
const service = await startDemoService();
const browser = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu'] });
for (const rate of [1,1,1]) {
  const ctx = await browser.newContext({viewport:{width:1200,height:900}});
  const page = await ctx.newPage(); const s = await ctx.newCDPSession(page);
  await s.send('Profiler.enable'); await s.send('Profiler.setSamplingInterval',{interval:200}); await s.send('Profiler.start');
  await page.goto(new URL('/demo/host/outlook?as=priya&open=kenji',service.url).href);
  await page.frameLocator('#pane').getByRole('img',{name:/of 100$/}).waitFor();
  const { profile } = await s.send('Profiler.stop');
  const self = new Map(); const dt = profile.timeDeltas; const byId = new Map(profile.nodes.map(n=>[n.id,n]));
  profile.samples.forEach((id,i)=>{ const n=byId.get(id); const k=n.callFrame.functionName+' '+n.callFrame.url.replace(/.*\//,'')+':'+n.callFrame.lineNumber+':'+n.callFrame.columnNumber; self.set(k,(self.get(k)??0)+dt[i]/1000); });
  console.log('---'); for (const [k,v] of [...self].sort((a,b)=>b[1]-a[1]).slice(0,22)) console.log(v.toFixed(1),k);
  await ctx.close();
}
await browser.close(); await service.stop();
