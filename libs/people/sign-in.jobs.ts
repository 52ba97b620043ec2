import { defineJob, HandlesJob, type JobHandler } from '#platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SignIn } from './sign-in.service.js';

const HOUR = 3_600_000;

/** Takes away what signing in left behind: it ends by its own date, and is not kept after. */
export const forgetSignIns = defineJob({ name: 'people.forget-sign-ins', payload: z.object({}), every: HOUR });

@Injectable()
@HandlesJob(forgetSignIns)
export class ForgetSignIns implements JobHandler {
  constructor(private readonly signIn: SignIn) {}

  run(): Promise<void> {
    return this.signIn.forget();
  }
}
