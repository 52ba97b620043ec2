import { type FastifyRequest, Requires } from '#platform';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { BounceService } from './bounce.service.js';

/** Where reports of letters that did not arrive come in. The signature says who may: see docker/README.md. */
@Controller('bounces')
export class BounceController {
  constructor(private readonly bounces: BounceService) {}

  @Requires('anyone')
  @Post()
  @HttpCode(200)
  message(@Req() request: FastifyRequest): Promise<{ kept: number }> {
    return this.bounces.takeMessage(request.body as Buffer | undefined, request.headers['x-signature'] as string | undefined);
  }

  @Requires('anyone')
  @Post('mailgun')
  @HttpCode(200)
  mailgun(@Req() request: FastifyRequest): Promise<{ kept: number }> {
    return this.bounces.takeMailgun(request.body);
  }
}
