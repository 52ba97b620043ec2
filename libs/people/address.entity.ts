import { Text } from '#platform';
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';
import { Transform } from 'class-transformer';

/**
 * Where post reaches somebody, in the parts Canada Post knows (Addressing Guidelines): a street, a PO box, a rural route
 * with site and compartment, or General Delivery; often two of them. Kept as JSON beside its member.
 */
@InputType({ description: 'A postal address to keep, in its parts.' })
export class PostalAddressInput {
  @Text('who takes it for them', 60, { optional: true }) careOf?: string | null;
  @Text('a further line, such as a building', 300, { optional: true, lines: true }) line?: string | null;
  @Text('a street with its number', 60, { optional: true }) civic?: string | null;
  @Text('a site', 10, { optional: true }) site?: string | null;
  @Text('a compartment', 10, { optional: true }) compartment?: string | null;
  @Text('a rural route number', 10, { optional: true }) ruralRoute?: string | null;
  @Text('a PO box number', 10, { optional: true }) poBox?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether they fetch it at the counter (General Delivery).' }) @IsOptional() generalDelivery?: boolean | null;
  @Text('a station, such as MAIN', 30, { optional: true }) station?: string | null;
  @Text('a place', 40, { optional: true }) place?: string | null;
  @Field(() => String, { nullable: true, description: 'The province or territory, in two letters.' })
  @Transform(({ value }) => (typeof value === 'string' ? value.trim().toUpperCase() || null : value))
  @IsOptional()
  @Matches(/^[A-Z]{2,3}$/, { message: 'Please write the province in two letters, like BC.' })
  province?: string | null;
  @Text('a postal code', 12, { optional: true }) postalCode?: string | null;
  @Text('a country, where it is not Canada', 40, { optional: true }) country?: string | null;
}

@ObjectType({ description: 'Where post reaches somebody, in the parts Canada Post knows.' })
export class PostalAddress {
  @Field(() => String, { nullable: true, description: 'Who takes it for them.' }) careOf: string | null;
  @Field(() => String, { nullable: true, description: 'A further line, such as a building; or an address of old that nobody has taken apart yet.' }) line: string | null;
  @Field(() => String, { nullable: true, description: 'The street with its number.' }) civic: string | null;
  @Field(() => String, { nullable: true, description: 'The site on a rural route.' }) site: string | null;
  @Field(() => String, { nullable: true, description: 'The compartment at a site.' }) compartment: string | null;
  @Field(() => String, { nullable: true, description: 'The number of the rural route.' }) ruralRoute: string | null;
  @Field(() => String, { nullable: true, description: 'The number of the PO box.' }) poBox: string | null;
  @Field(() => Boolean, { description: 'Whether they fetch it at the counter (General Delivery).' }) generalDelivery: boolean;
  @Field(() => String, { nullable: true, description: 'The station or retail outlet, such as MAIN.' }) station: string | null;
  @Field(() => String, { nullable: true, description: 'The place.' }) place: string | null;
  @Field(() => String, { nullable: true, description: 'The province or territory, in two letters.' }) province: string | null;
  @Field(() => String, { nullable: true, description: 'The postal code, as in V2N 4Z9.' }) postalCode: string | null;
  @Field(() => String, { nullable: true, description: 'The country, where it is not Canada.' }) country: string | null;
  @Field(() => [String], { description: 'The lines as they stand on an envelope, without the name.' }) lines: string[];
}
