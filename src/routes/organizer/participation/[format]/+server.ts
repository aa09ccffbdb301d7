import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where this file was before there was a centre of reports. */
export const GET: RequestHandler = ({ params, url }) =>
  redirect(301, `/organizer/reports/participation/${params.format}${url.search}`);
