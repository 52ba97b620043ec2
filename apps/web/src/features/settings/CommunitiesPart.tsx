import { SettingsCommunitiesDocument } from '../../gql/graphql';
import { useAsk } from '../../lib/ask';
import { Answer } from '../../ui/Answer';
import { CommunityForm } from './CommunityForm';
import { Adding, Editable } from './Editable';
import { zoneName } from './zones';

/** The communities, each in its region, with its hour and the names its own people give it. */
export function CommunitiesPart() {
  const asked = useAsk(SettingsCommunitiesDocument, {}, { touchedBy: 'Community Region' });
  return (
    <Answer asked={asked}>
      {({ communities, regions }) => (
        <>
          <ul className="lines">
            {communities.map((community) => (
              <Editable
                key={community.id}
                name={community.name}
                form={(close) => <CommunityForm community={community} regions={regions} onDone={close} />}
              >
                <strong>{community.name}</strong>
                {community.localNames.map(({ name, lang }) => (
                  <span key={`${lang} ${name}`}>
                    {', '}
                    <span lang={lang}>{name}</span>
                  </span>
                ))}
                <br />
                <span className="quiet">
                  {community.region.name}, {zoneName(community.timeZone)}
                </span>
              </Editable>
            ))}
          </ul>
          <Adding words="Add a community" form={(close) => <CommunityForm regions={regions} onDone={close} />} />
        </>
      )}
    </Answer>
  );
}
