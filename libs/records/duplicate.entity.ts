import { Member, Organisation } from '#people';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum DuplicateReason {
  SAME_EMAIL = 'SAME_EMAIL',
  SAME_PHONE = 'SAME_PHONE',
  SAME_NAME = 'SAME_NAME',
  NEAR_NAME = 'NEAR_NAME',
}
registerEnumType(DuplicateReason, {
  name: 'DuplicateReason',
  description: 'Why two members look like one person.',
  valuesMap: {
    SAME_EMAIL: { description: 'They share an email address: that of one is known as another address of the other.' },
    SAME_PHONE: { description: 'They have the same phone number.' },
    SAME_NAME: { description: 'Their names have the same words, in any order, whatever the accents.' },
    NEAR_NAME: { description: 'Their names are nearly the same, and they share a community or an organisation.' },
  },
});

/** Not a row of ours: what the rows say when they are held side by side. */
@ObjectType({ description: 'Two members who look like one person.' })
export class Duplicate {
  @Field(() => Member, { description: 'The one that has been here longer.' }) a: Member;
  @Field(() => Member, { description: 'The other one.' }) b: Member;
  @Field(() => [DuplicateReason], { description: 'Why they look like one person.' }) reasons: DuplicateReason[];
}

@ObjectType({ description: 'Two organisations that look like one.' })
export class DuplicateOrganisation {
  @Field(() => Organisation, { description: 'The one with more members.' }) a: Organisation;
  @Field(() => Organisation, { description: 'The other one.' }) b: Organisation;
}
