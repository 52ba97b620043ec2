import { type Actor, CurrentActor, Id, Reads, Requires } from '#platform';
import { Args, ArgsType, Field, ID, Info, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Digest } from './digest.entity.js';
import { PaperService } from './paper.service.js';
import { type Preview, PreviewService } from './preview.service.js';

@ArgsType()
class DigestArgs {
  @Id('a member') memberId: string;
}

@ObjectType({ description: 'The digest a member would get now, as they would get it. Personal links are shown without their signature.' })
export class DigestPreview {
  @Field(() => String, { nullable: true, description: 'Its subject; none where there is nothing to tell.' }) subject: string | null;
  @Field(() => String, { nullable: true, description: 'Its page.' }) html: string | null;
  @Field(() => String, { nullable: true, description: 'The same as plain text.' }) text: string | null;
  @Field(() => String, { nullable: true, description: 'Why none would be sent now; none where one would.' }) reason: string | null;
}

@ObjectType({ description: 'A member whom email does not reach, and whose digest is printed as a monthly letter.' })
export class PaperReader {
  @Field(() => ID, { description: 'The id of the member.' }) id: string;
  @Field(() => String, { description: 'Their name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'What keeps their letter from being printed, whatever the month.' }) reason: string | null;
}

@Resolver(() => Digest)
export class DigestResolver {
  constructor(
    private readonly previews: PreviewService,
    private readonly paper: PaperService,
    private readonly reads: Reads,
  ) {}

  @Requires('mail.read')
  @Query(() => DigestPreview, { description: "A member's next digest, as they would get it now. Nothing is kept of it." })
  digestPreview(@CurrentActor() actor: Actor, @Args() { memberId }: DigestArgs): Promise<Preview> {
    return this.previews.of(actor, memberId);
  }

  @Requires('mail.manage')
  @Query(() => [PaperReader], { description: 'Whose digest is printed as a monthly letter, by name; the first two thousand.' })
  paperReaders(): Promise<PaperReader[]> {
    return this.paper.readers();
  }

  @Requires('mail.read')
  @Query(() => [Digest], { description: 'What was decided for a member in the last hundred periods, newest first: sent, or why not.' })
  digests(@CurrentActor() actor: Actor, @Args() { memberId }: DigestArgs, @Info() info: GraphQLResolveInfo) {
    return this.reads.list(Digest, actor, info, { where: (row, bind) => `${row}.member_id = ${bind(memberId)}::uuid`, limit: 100 });
  }
}
