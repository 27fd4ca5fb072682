/**
 * Puts a session behind a tenant's wall. Planning a question through the policy's views takes longer than answering it, so it is planned once a
 * session.
 */
export const WALL = `
select
  set_config('role', 'acquaint_app', false),
  set_config('acquaint.tenant_id', $1, false),
  set_config('plan_cache_mode', 'force_generic_plan', false)`;
